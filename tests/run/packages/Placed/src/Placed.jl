module Placed
value() = 41
end

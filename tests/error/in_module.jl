module Tools
use(x) = x + missing_tool
end
Tools.use(1)

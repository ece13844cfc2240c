narrow(x) = Int8(x)
narrow(300)

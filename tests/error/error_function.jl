println("before")
error("something is wrong: ", 42)

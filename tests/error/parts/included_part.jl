println("included file")
broken() = error("in the part")

broken()

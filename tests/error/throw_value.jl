throw("just a string")

const OFFSET = 1

function risky()
    try
        error("inside")
    finally
        println("cleaned up")
    end
end
risky()

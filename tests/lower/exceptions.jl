function t(x)
    for i in x
        try
            i == 2 && break
            return f(i)
        catch e
            continue
        finally
            done(i)
        end
    end
end

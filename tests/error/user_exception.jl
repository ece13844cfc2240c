struct Refused <: Exception
    why::String
end
Base.showerror(io::IO, e::Refused) = print(io, "Refused: ", e.why)
refuse(why) = throw(Refused(why))
refuse("no reason")

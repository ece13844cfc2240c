# Packages in folders of LOAD_PATH, in a project, and in a folder that the project's manifest names.
push!(LOAD_PATH, joinpath(@__DIR__, "packages"))
using Plain: greet
using Foldered, Foldered.Inner
import Plain
println(greet("you"), " ", twice(3), " ", describe(Plain.Shape(4)), " ", Plain.LOADED[])
println(nameof(Foldered), " ", parentmodule(Foldered) === Foldered, " ", parentmodule(Inner) === Foldered, " ", @isdefined(Project))
Base.set_active_project(joinpath(@__DIR__, "packages", "Project"))
println(basename(dirname(Base.active_project())), " ", Base.find_package("Missing"))
using Project
println(Project.answer(), " ", @isdefined(Placed))
println(try @eval using Missing catch e; first(split(sprint(showerror, e), '\n')) end)

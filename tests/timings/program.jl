# A program for the report about times; one name is nasty on purpose.
@noinline var"<script>alert(1)</script>"(x) = x * 4007
@noinline slow(x) = var"<script>alert(1)</script>"(x) + 5
println(slow(2))

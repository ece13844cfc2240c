"""
Basic statistics: means, variances, correlations, medians and quantiles.
"""
module Statistics

export mean, mean!, std, stdm, var, varm, median, median!, middle, quantile, quantile!, cor, cov

include("moments.jl")
include("correlation.jl")
include("quantiles.jl")

end

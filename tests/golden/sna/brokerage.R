# Gould and Fernandez's brokerage by R's sna, as numbers to compare with. In this folder:
#   Rscript brokerage.R
# reads arcs.csv (from, to: the way of influence) and groups.csv (actor, group), writes brokerage.csv: per
# actor how often it has each of sna's five roles, and their sum. sna's expectations are not compared: they
# are over random graphs of the same density, ours are over random groups with the graph as it is.
library(sna)
arcs <- read.csv("arcs.csv", colClasses = "character")
groups <- read.csv("groups.csv", colClasses = "character")
matrix <- matrix(0, nrow(groups), nrow(groups), dimnames = list(groups$actor, groups$actor))
matrix[cbind(arcs$from, arcs$to)] <- 1
counts <- as.data.frame(brokerage(matrix, groups$group)$raw.nli)
write.csv(cbind(actor = groups$actor, counts), "brokerage.csv", row.names = FALSE, quote = FALSE)
cat(R.version.string, "; sna ", as.character(packageVersion("sna")), "\n", sep = "")

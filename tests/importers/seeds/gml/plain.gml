# comment
graph [ node [ id -1 label 5 bad NAN ] node [ id -2 ] edge [ source -1 target -2 ] ]

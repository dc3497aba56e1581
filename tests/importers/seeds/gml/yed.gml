Creator "yFiles"
Version "2.2"
graph
[
  hierarchic 1
  label "Net"
  directed 1
  node [ id 0 label "Ann &amp; Co &#8211; &quot;x&quot;" graphics [ x 10.5 y -20 w 30 h 30 type "ellipse" fill "#FFCC00" ] LabelGraphics [ text "Ann" fontSize 12 ] gid 2 ]
  node [ id 1 label "Bo" score 2.5 tag "a" tag "b" ]
  node [ id 2 label "Group" isGroup 1 ]
  edge [ source 0 target 1 label "pays" graphics [ fill "#000000" Line [ point [ x 1 y 2 ] point [ x 3 y 4 ] ] ] value -3 ]
  edge [ source 1 target 0 ]
]

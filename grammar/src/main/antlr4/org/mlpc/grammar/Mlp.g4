grammar Mlp;
modelFile : EOF ;
WS : [ \t\r\n]+ -> skip ;

/**
 * The language of model files: networks, and the activations, losses, optimizers, schedules and initializers they use.
 *
 * Line ends mean nothing. Every decision is made with one token of lookahead, but for `learn` as the name of a
 * parameter. Some alternatives are common slips, taken so that the tree builder can refuse each with one clear message:
 * they are marked "slip".
 */
grammar Mlp;

modelFile
    : packageDeclaration? declaration* EOF
    ;

packageDeclaration
    : PACKAGE word (DOT word)*
    ;

declaration
    : NETWORK name networkBody                                              # networkDeclaration
    | ACTIVATION name parameters? EQUALS expression activationClause*       # activationDeclaration
    | LOSS name parameters? EQUALS expression lossClause*                   # lossDeclaration
    | OPTIMIZER name (EQUALS name
        | parameters? optimizerExpects? optimizerBody)                      # optimizerDeclaration
    | SCHEDULE name parameters? EQUALS expression                           # scheduleDeclaration
    | INITIALIZER name parameters? EQUALS expression                        # initializerDeclaration
    ;

// ---- definitions ----

parameters
    : OPEN parameterList? (SEMICOLON parameterList)? CLOSE
    ;

parameterList
    : parameter (COMMA parameter)*
    ;

// slip: COLON for EQUALS
parameter
    : LEARN? name (OPEN_SQUARE CLOSE_SQUARE)? ((EQUALS | COLON) expression | TILDE use)?
    ;

activationClause
    : DERIVATIVE expression                                                 # activationDerivative
    | SURROGATE expression                                                  # activationSurrogate
    | ENSURES expression (COMMA expression)*                                # activationEnsures
    | INIT use                                                              # activationInit
    ;

lossClause
    : AFTER name COLON VALUE value=expression GRADIENT gradient=expression  # lossAfter
    | SURROGATE expression                                                  # lossSurrogate
    | EXPECTS expression (COMMA expression)*                                # lossExpects
    | REACHES expression (COMMA expression)*                                # lossReaches
    ;

optimizerExpects
    : EXPECTS expression (COMMA expression)*
    ;

optimizerBody
    : OPEN_BRACE statement* CLOSE_BRACE
    ;

statement
    : STATE state (COMMA state)*                                            # stateStatement
    | SCALAR name EQUALS expression                                         # scalarStatement
    | LET name EQUALS expression                                            # letStatement
    | assigned EQUALS expression                                            # assignStatement
    ;

// slip: some with a start and some without
state
    : name (EQUALS expression)?
    ;

// ---- networks ----

networkBody
    : OPEN_BRACE part* CLOSE_BRACE
    ;

part
    : layer                                                                 # layerPart
    | INPUT (constant | feature (COMMA feature)*)                           # inputPart
    | SCALE (STANDARDIZE | MINMAX | NONE | constant)                        # scalePart
    | TARGET quotable (COLON label (BAR label)* | (COMMA quotable)*)        # targetPart
    | LOSS weightedLoss (PLUS weightedLoss)*                                # lossPart
    | CLASS_WEIGHT numbers                                                  # classWeightPart
    | OPTIMIZER use                                                         # optimizerPart
    | METRICS use (COMMA use)*                                              # metricsPart
    | TRAIN trainBlock                                                      # trainPart
    ;

layer
    : DENSE name? constant use layerBlock?                                  # dense
    | MAXOUT name? constant PIECES constant layerBlock?                     # maxout
    | ACTIVATE use                                                          # activate
    | DROPOUT constant                                                      # dropout
    | BATCH_NORM                                                            # batchNorm
    | LAYER_NORM                                                            # layerNorm
    | RESIDUAL residualBody                                                 # residual
    ;

residualBody
    : OPEN_BRACE layer* CLOSE_BRACE
    ;

// one word behind the colon is a transform, several with bars are categories
feature
    : quotable (COLON label (arguments | (BAR label)+)?)?
    ;

// slip: any order of numbers and losses; only `number * … * loss` is right
weightedLoss
    : weightedLossFactor ((TIMES | DIVIDE) weightedLossFactor)*
    ;

weightedLossFactor
    : constantUnary
    | use
    ;

layerBlock
    : OPEN_BRACE layerSetting* CLOSE_BRACE
    ;

layerSetting
    : INIT use                                                              # initSetting
    | BIAS (NONE | INIT use | numbers)                                      # biasSetting
    | WEIGHTS OPEN_SQUARE numbers (COMMA numbers)* CLOSE_SQUARE             # weightsSetting
    | (L1 | L2 | MAX_NORM) constant                                         # penaltySetting
    | FROZEN                                                                # frozenSetting
    ;

trainBlock
    : OPEN_BRACE trainSetting* CLOSE_BRACE
    ;

// slip: VALIDATION without PERCENT
trainSetting
    : DATA STRING                                                           # dataSetting
    | BATCH (constant | FULL)                                               # batchSetting
    | (EPOCHS | SEED | THREADS) constant                                    # countSetting
    | SHUFFLE (ON | OFF)                                                    # shuffleSetting
    | VALIDATION (constant PERCENT? | STRING)                               # validationSetting
    | EARLY_STOP PATIENCE patience=constant
        (MIN_DELTA minDelta=constant)? (RESTORE (BEST | LAST))?             # earlyStopSetting
    | CLIP (NORM | VALUE) constant                                          # clipSetting
    | PRECISION (FLOAT32 | FLOAT64)                                         # precisionSetting
    | ON_PLATEAU FACTOR factor=constant PATIENCE patience=constant          # onPlateauSetting
    ;

// ---- uses ----

use
    : name arguments?
    ;

arguments
    : OPEN (argument (COMMA argument)*)? CLOSE
    ;

// a named one is an expression with EQUALS; slip: COLON for EQUALS
argument
    : expression (COLON expression)?
    ;

// ---- expressions, loosest first ----

// slip: EQUALS for EQUAL, except in an argument; slip: QUESTION
expression
    : IF condition=expression THEN consequence=expression
        ELSE alternative=expression                                         # ifExpression
    | LET name EQUALS value=expression IN body=expression                   # letExpression
    | disjunction (EQUALS expression
        | QUESTION expression COLON expression)?                            # operation
    ;

disjunction
    : conjunction (OR conjunction)*
    ;

conjunction
    : negation (AND negation)*
    ;

negation
    : NOT negation
    | comparison
    ;

// slip: a chain
comparison
    : sum ((LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL | EQUAL | NOT_EQUAL) sum)*
    ;

sum
    : product ((PLUS | MINUS) product)*
    ;

product
    : unary ((TIMES | DIVIDE) unary)*
    ;

unary
    : MINUS unary
    | power
    ;

power
    : primary (POWER unary)?
    ;

primary
    : NUMBER                                                                # number
    | PI                                                                    # pi
    | use                                                                   # referenceOrCall
    | OPEN expression CLOSE                                                 # brackets
    | OPEN_SQUARE expression (COMMA expression)* CLOSE_SQUARE               # sequence
    ;

// ---- arithmetic of numbers, without names ----

constant
    : constantProduct ((PLUS | MINUS) constantProduct)*
    ;

constantProduct
    : constantUnary ((TIMES | DIVIDE) constantUnary)*
    ;

constantUnary
    : MINUS constantUnary
    | constantPower
    ;

constantPower
    : constantPrimary (POWER constantUnary)?
    ;

constantPrimary
    : NUMBER                                                                # constantNumber
    | OPEN constant CLOSE                                                   # constantBrackets
    ;

numbers
    : OPEN_SQUARE constant (COMMA constant)* CLOSE_SQUARE
    ;

// ---- names ----

name
    : NAME | STATE | SCALAR
    | DERIVATIVE | SURROGATE | ENSURES | EXPECTS | REACHES | AFTER | VALUE | GRADIENT | LEARN | PIECES
    | STANDARDIZE | MINMAX | NONE
    | INIT | BIAS | WEIGHTS | L1 | L2 | MAX_NORM | FROZEN
    | DATA | BATCH | FULL | EPOCHS | SEED | THREADS | SHUFFLE | ON | OFF | VALIDATION
    | EARLY_STOP | PATIENCE | MIN_DELTA | RESTORE | BEST | LAST
    | CLIP | NORM | PRECISION | FLOAT32 | FLOAT64 | ON_PLATEAU | FACTOR
    ;

// what an optimizer assigns: any name but the two words that begin a statement
assigned
    : NAME
    | DERIVATIVE | SURROGATE | ENSURES | EXPECTS | REACHES | AFTER | VALUE | GRADIENT | LEARN | PIECES
    | STANDARDIZE | MINMAX | NONE
    | INIT | BIAS | WEIGHTS | L1 | L2 | MAX_NORM | FROZEN
    | DATA | BATCH | FULL | EPOCHS | SEED | THREADS | SHUFFLE | ON | OFF | VALIDATION
    | EARLY_STOP | PATIENCE | MIN_DELTA | RESTORE | BEST | LAST
    | CLIP | NORM | PRECISION | FLOAT32 | FLOAT64 | ON_PLATEAU | FACTOR
    ;

quotable
    : name
    | STRING
    ;

label
    : name
    | STRING
    | NUMBER
    ;

word
    : name
    | NETWORK | ACTIVATION | LOSS | OPTIMIZER | SCHEDULE | INITIALIZER | PACKAGE
    | INPUT | SCALE | DENSE | MAXOUT | ACTIVATE | DROPOUT | BATCH_NORM | LAYER_NORM | RESIDUAL
    | TARGET | CLASS_WEIGHT | METRICS | TRAIN
    | AND | OR | NOT | IF | THEN | ELSE | LET | IN | PI
    ;

// ---- reserved words ----

PACKAGE          : 'package';
NETWORK          : 'network';
ACTIVATION       : 'activation';
LOSS             : 'loss';
OPTIMIZER        : 'optimizer';
SCHEDULE         : 'schedule';
INITIALIZER      : 'initializer';

INPUT            : 'input';
SCALE            : 'scale';
DENSE            : 'dense';
MAXOUT           : 'maxout';
ACTIVATE         : 'activate';
DROPOUT          : 'dropout';
BATCH_NORM       : 'batch_norm';
LAYER_NORM       : 'layer_norm';
RESIDUAL         : 'residual';
TARGET           : 'target';
CLASS_WEIGHT     : 'class_weight';
METRICS          : 'metrics';
TRAIN            : 'train';

AND              : 'and';
OR               : 'or';
NOT              : 'not';
IF               : 'if';
THEN             : 'then';
ELSE             : 'else';
LET              : 'let';
IN               : 'in';
PI               : 'pi';

// ---- words with a meaning in one place only, names elsewhere ----

STATE            : 'state';
SCALAR           : 'scalar';
DERIVATIVE       : 'derivative';
SURROGATE        : 'surrogate';
ENSURES          : 'ensures';
EXPECTS          : 'expects';
REACHES          : 'reaches';
AFTER            : 'after';
VALUE            : 'value';
GRADIENT         : 'gradient';
LEARN            : 'learn';
PIECES           : 'pieces';
STANDARDIZE      : 'standardize';
MINMAX           : 'minmax';
NONE             : 'none';
INIT             : 'init';
BIAS             : 'bias';
WEIGHTS          : 'weights';
L1               : 'l1';
L2               : 'l2';
MAX_NORM         : 'max_norm';
FROZEN           : 'frozen';
DATA             : 'data';
BATCH            : 'batch';
FULL             : 'full';
EPOCHS           : 'epochs';
SEED             : 'seed';
THREADS          : 'threads';
SHUFFLE          : 'shuffle';
ON               : 'on';
OFF              : 'off';
VALIDATION       : 'validation';
EARLY_STOP       : 'early_stop';
PATIENCE         : 'patience';
MIN_DELTA        : 'min_delta';
RESTORE          : 'restore';
BEST             : 'best';
LAST             : 'last';
CLIP             : 'clip';
NORM             : 'norm';
PRECISION        : 'precision';
FLOAT32          : 'float32';
FLOAT64          : 'float64';
ON_PLATEAU       : 'on_plateau';
FACTOR           : 'factor';

// ---- signs ----

OPEN             : '(';
CLOSE            : ')';
OPEN_SQUARE      : '[';
CLOSE_SQUARE     : ']';
OPEN_BRACE       : '{';
CLOSE_BRACE      : '}';
COMMA            : ',';
SEMICOLON        : ';';
COLON            : ':';
DOT              : '.';
BAR              : '|';
TILDE            : '~';
PERCENT          : '%';
QUESTION         : '?';
EQUALS           : '=';
PLUS             : '+';
MINUS            : '-';
TIMES            : '*';
DIVIDE           : '/';
POWER            : '^';
LESS             : '<';
LESS_OR_EQUAL    : '<=';
GREATER          : '>';
GREATER_OR_EQUAL : '>=';
EQUAL            : '==';
NOT_EQUAL        : '!=';

// ---- names, numbers, texts ----

NAME             : [A-Za-z_] [A-Za-z0-9_]*;
NUMBER           : DIGIT+ ('.' DIGIT+)? ([eE] [+-]? DIGIT+)?;
STRING           : '"' ~["\r\n]* '"';

fragment DIGIT   : [0-9];

// ---- what stands between the tokens; a doc comment belongs to the declaration behind it ----

SPACE            : [ \t\r\n\f\uFEFF]+ -> skip;
LINE_COMMENT     : '//' ~[\r\n]* -> skip;
DOC_COMMENT      : '/**' ~[*/] (~'*' | '*'+ ~[*/])* '*'+ '/' -> channel(HIDDEN);
BLOCK_COMMENT    : '/*' (~'*' | '*'+ ~[*/])* '*'+ '/' -> skip;

// ---- slips, reported and mended before the parser sees them ----

OPEN_COMMENT     : '/*' (~'*' | '*'+ ~[*/])* '*'*;
OPEN_STRING      : '"' ~["\r\n]*;
SINGLE_QUOTED    : '\'' ~['\r\n]* '\'';
HASH_COMMENT     : '#' ~[\r\n]*;
BAD_NUMBER       : DIGIT [A-Za-z0-9_.]* | '.' DIGIT [A-Za-z0-9_.]*;
BAD_NAME         : [\p{L}_] [\p{L}\p{M}\p{N}_]*;
FOREIGN_OPERATOR : '**' | '&&' | '||' | '!' | '<>' | '=<' | '=>' | '===' | '!==' | ':=' | [+\-*/^] '=';
BAD_CHARACTER    : .;

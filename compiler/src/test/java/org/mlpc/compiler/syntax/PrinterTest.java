package org.mlpc.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;

class PrinterTest {
    @Test
    void aFileHasOneLayout() {
        assertEquals("""
                package a.b

                /** One line. */
                network Iris {
                    input sepal_length, "petal length", colour: red | green, age: log1p
                    scale standardize
                    dense hidden 2 * 4 relu
                    dense output 3 softmax {
                        init he_normal
                        bias [0.1, -0.1, 0]
                    }
                    residual {
                        dropout 0.2
                    }
                    loss 0.7 * huber(delta = 1) + mse
                    train {
                        batch full
                        validation 20%
                        early_stop patience 3 restore best
                    }
                }

                /**
                 * Several
                 *   lines.
                 */
                activation f(z[]; alpha = 0.1, learn beta = 1, gamma ~ uniform(0, 1)) = let e = exp(z) in e / sum(e)
                    derivative a * (1 - a)

                loss l(y[], t[]) = sum(y - t)
                    after softmax:
                        value sum(z)
                        gradient z

                activation g = f

                optimizer o(rate = 0.1) {
                    state m, v
                    state p = 1, q = 2 * 3
                    w = w - rate * g
                }

                schedule s(rate) = rate

                initializer i = 0
                """, print("""
                package a . b /** One line. */ network Iris { input sepal_length,"petal length",colour:red|green,age:log1p
                scale standardize dense hidden (2*4) relu dense output 3 softmax{init he_normal bias[0.1,-0.1,0]}
                residual{dropout 0.2} loss 0.7*huber(delta=1)+mse
                train{batch full validation 20% early_stop patience 3 restore best}}
                /** Several
                 *   lines. */
                activation f(z[];alpha=0.1,learn beta=1,gamma~uniform(0,1))=(let e=(exp(z)) in(e/sum(e)))derivative a*(1-a)
                loss l(y[],t[])=sum(y-t) after softmax:value sum(z) gradient z activation g=f
                optimizer o(rate=0.1){state m,v state p=1,q=2*3 w=w-rate*g}schedule s(rate)=rate initializer i=0"""));
    }

    @Test
    void namesThatAreNoWordsAreQuoted() {
        assertEquals("""
                network N {
                    input "a b", "loss", if_x, "2x"
                    target "3.5": 0 | "-1" | "not" | batch
                }
                """, print("""
                network N {
                    input "a b", "loss", "if_x", "2x"
                    target "3.5": "0" | "-1" | "not" | "batch"
                }
                """));
    }

    private static String print(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("test.mlp", text), diagnostics);
        assertEquals(List.of(), diagnostics.all());
        return Printer.print(file);
    }
}

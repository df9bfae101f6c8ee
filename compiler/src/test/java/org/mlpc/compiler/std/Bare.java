package org.mlpc.compiler.std;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Printer;

/** The losses of the standard library as they are, but that they expect nothing: of any outputs they can be asked for. */
final class Bare {
    private static final String PREFIX = "bare_";

    private Bare() {}

    /** All of them, as text. */
    static String declarations() {
        StringBuilder text = new StringBuilder();
        for (Declaration.Loss loss : Definitions.of(Declaration.Loss.class)) {
            text.append(Printer.print(new Declaration.Loss(
                    loss.span(),
                    Optional.empty(),
                    new Name(loss.name().span(), PREFIX + loss.name()),
                    loss.inputs(),
                    loss.parameters(),
                    loss.body(),
                    loss.after(),
                    loss.surrogate(),
                    List.of(),
                    List.of())));
        }
        return text.toString();
    }

    /** The use of a loss as one of such. */
    static String use(String loss) {
        return PREFIX + loss;
    }
}

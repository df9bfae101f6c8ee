package org.mlpc.compiler.fuzz;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mlpc.compiler.random.Choice;

/** Names that are likely to be mistaken: words of Java and of the language, of generated classes and of the runtime. */
final class DrawnNames {
    private static final List<String> ODD =
            List.of(("a b c d e f g h i j k l m n o p q r s t u v w x y z _ __ _0 A B W T L "
                            + "z1 a1 dz1 da1 z1_0 a1_0 dz1_0 W1 b1 B1 x0 t0 y0 g0 p0 e1 e_1 s1 sum sum1 mean max min n1 i0 row unit units "
                            + "loss lossSum step steps update values value index label example examples pieces moves spare from "
                            + "other copy load save predict classify accumulate gradient fitScale use batch seed FEATURES "
                            + "LAYOUT TRAINING BATCH PARAMETERS INPUTS OUTPUTS MANY_ALONE alone expCount Vectors vectors Elementary Network "
                            + "DoubleNetwork Math String Object Float Double Integer Override System java org mlpc runtime "
                            + "class int float double boolean char long short byte void new this super true false "
                            + "static final public private abstract enum record sealed yield var switch case default "
                            + "do while for if_ break continue return try catch throw throws assert synchronized "
                            + "volatile transient native strictfp interface extends implements instanceof import package_ "
                            + "goto const exp tanh sigmoid softplus fma pow sqrt abs log log1p expm1 erf sin cos floor sign "
                            + "hashCode equals toString getClass clone finalize notify wait main length name ordinal valueOf "
                            + "state scalar learn derivative surrogate after ensures expects reaches init bias weights "
                            + "l1 l2 frozen data full epochs shuffle on off validation patience norm precision none minmax da "
                            + "ux u000a fan_in fan_out camelCase snake_case Snake_Case UPPER_CASE x_1 x1_ x__1 X1")
                    .split(" "));

    private final Choice choice;
    private final Set<String> taken = new HashSet<>();

    DrawnNames(Choice choice) {
        this.choice = choice;
    }

    /** A name that is not taken, whatever the case of its letters, now and then a very long one. */
    String fresh() {
        String name = choice.of(ODD);
        if (choice.percent(2)) {
            name = name + "x".repeat(choice.between(1, 99 - name.length()));
        }
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = choice.of(ODD) + choice.of("", "_") + i;
        }
        return name;
    }

    /** A name for a declaration: rarely one that the standard library may have, too. */
    String declared(String kind) {
        String name = fresh();
        return choice.percent(97) && name.length() < 80 ? name + "_" + kind : name;
    }

    /** One more set of names, in which all are free but those given. */
    DrawnNames scope(List<String> given) {
        DrawnNames scope = new DrawnNames(choice);
        given.forEach(name -> scope.taken.add(name.toLowerCase(Locale.ROOT)));
        return scope;
    }
}

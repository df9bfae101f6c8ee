package org.mlpc.compiler.random;

import java.lang.reflect.Field;
import org.mlpc.runtime.Network;

/** Sets how many values and examples a network took one by one, on which it depends whether vectors take the next. */
public final class WarmVectors {
    /** From here on functions use vectors. */
    public static final int WARM = 1 << 24;

    private WarmVectors() {}

    /** Sets the counts of all functions that a network has, and says how many these are. */
    public static int count(Network network, int values) throws ReflectiveOperationException {
        int functions = 0;
        for (Field field : network.getClass().getDeclaredFields()) {
            String name = field.getName();
            // an optimizer's state may have such a name, too
            boolean number = field.getType() == int.class;
            if (number && name.equals("alone")) {
                Field many = network.getClass().getDeclaredField("MANY_ALONE");
                many.setAccessible(true);
                field.setAccessible(true);
                field.setInt(network, values >= WARM ? many.getInt(network) : 0);
            }
            boolean counts = name.endsWith("Count") && ArrayFunctions.SCALAR.containsKey(name.replace("Count", ""));
            if (number && counts) {
                field.setAccessible(true);
                field.setInt(network, values);
                functions++;
            }
        }
        return functions;
    }
}

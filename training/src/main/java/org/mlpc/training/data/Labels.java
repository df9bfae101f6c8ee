package org.mlpc.training.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Target;

/** The classes of a network, or the labels of one of its inputs, by their text in data files. */
public final class Labels {
    private static final int SHOWN = 10;

    private final String one;
    private final String all;
    private final List<String> names;
    private final Map<String, Integer> index = new HashMap<>();

    private Labels(String one, String all, List<String> names) {
        this.one = one;
        this.all = all;
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            index.put(names.get(i), i);
        }
    }

    /** The classes of a network whose target is not a regression; unnamed classes are 0, 1, ... */
    public static Labels of(Network network) {
        Target target = network.signature().target();
        int count = target.kind() == Target.Kind.BINARY ? 2 : network.targets();
        return new Labels(
                "class",
                "classes",
                target.labels().isEmpty()
                        ? IntStream.range(0, count).mapToObj(Integer::toString).toList()
                        : target.labels());
    }

    /** The labels of an input; empty when it is a number. */
    static Optional<Labels> of(Network network, int input) {
        List<String> kind = network.signature().kind(input);
        return kind.size() > 1 ? Optional.of(new Labels("label", "labels", kind)) : Optional.empty();
    }

    /** How many there are. */
    public int count() {
        return names.size();
    }

    /** The text of one, from 0 on. */
    public String name(int label) {
        return names.get(label);
    }

    /**
     * The class or label with this text, white space around it ignored.
     *
     * @throws BadData when there is none
     */
    int of(String text) throws BadData {
        Integer label = index.get(text.strip());
        if (label == null) {
            String more = names.size() > SHOWN ? ", ..." : "";
            String found = text.isBlank()
                    ? "the field is empty, expected a " + one
                    : "`" + NumberTable.shown(text.strip()) + "` is no " + one;
            throw new BadData(found + "; the " + all + " are "
                    + names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more);
        }
        return label;
    }
}

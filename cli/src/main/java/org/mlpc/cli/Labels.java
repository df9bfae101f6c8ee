package org.mlpc.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Target;

/** The classes of a network by their text in data files; unnamed classes are 0, 1, ... */
final class Labels {
    private static final int SHOWN = 10;

    private final List<String> names;
    private final Map<String, Integer> index = new HashMap<>();

    private Labels(List<String> names) {
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            index.put(names.get(i), i);
        }
    }

    /** The classes of a network whose target is not a regression. */
    static Labels of(Network network) {
        Target target = network.signature().target();
        int count = target.kind() == Target.Kind.BINARY ? 2 : network.targets();
        return new Labels(
                target.labels().isEmpty()
                        ? IntStream.range(0, count).mapToObj(Integer::toString).toList()
                        : target.labels());
    }

    int count() {
        return names.size();
    }

    String name(int label) {
        return names.get(label);
    }

    /**
     * The class with this text, white space around it ignored.
     *
     * @throws BadData when there is none
     */
    int of(String text) throws BadData {
        Integer label = index.get(text.strip());
        if (label == null) {
            String more = names.size() > SHOWN ? ", ..." : "";
            throw new BadData("`" + NumberTable.shown(text.strip()) + "` is no class; the classes are "
                    + names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more);
        }
        return label;
    }
}

package org.mlpc.training.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Signature;
import org.mlpc.runtime.Target;

/**
 * Which columns of a CSV file hold a network's inputs and targets.
 *
 * @param header the names of all columns
 * @param inputs columns of the features, in the network's order
 * @param targets columns of the targets, in the network's order; empty when none are wanted
 */
record Columns(List<String> header, List<Integer> inputs, List<Integer> targets) {
    private static final int SHOWN = 12;

    /** Columns of a file in which every missing name is looked for, with slips of the finger. */
    private static final int COMPARED = 1000;

    /**
     * Finds the columns: named ones by their names, unnamed ones by position, inputs first.
     *
     * @param model the lines that ask for them
     * @param withTargets whether targets are wanted; without, columns of targets may be missing
     * @throws BadData when a column is missing, doubled, or left over
     */
    static Columns of(List<String> header, Network network, ModelLines model, boolean withTargets) throws BadData {
        Signature signature = network.signature();
        List<String> targetNames = signature.target().names();
        Map<String, List<Integer>> places = new HashMap<>();
        for (int column = 0; column < header.size(); column++) {
            places.computeIfAbsent(header.get(column), name -> new ArrayList<>(1))
                    .add(column);
        }
        List<Integer> targets = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String name : targetNames) {
            if (withTargets || places.containsKey(name)) {
                targets.add(find(header, places, name, "target", model.target(name), problems));
            }
        }
        List<Integer> inputs = new ArrayList<>();
        for (String name : signature.inputs()) {
            inputs.add(find(header, places, name, "input", model.input(inputs.size(), name), problems));
        }
        if (!problems.isEmpty()) {
            throw new BadData(problems);
        }
        List<Integer> rest =
                new ArrayList<>(IntStream.range(0, header.size()).boxed().toList());
        rest.removeAll(new HashSet<>(targets));
        rest.removeAll(new HashSet<>(inputs));
        if (signature.inputs().isEmpty()) {
            List<Integer> first = rest.subList(0, Math.min(network.features(), rest.size()));
            inputs.addAll(first);
            first.clear();
        }
        if (inputs.size() < network.features()) {
            throw new BadData("there are " + header.size() + " columns, too few for the " + network.features()
                    + " inputs of network `" + signature.name() + "`" + (withTargets ? " and its target" : "")
                    + model.inputs());
        }
        if (targetNames.isEmpty()) {
            targets.addAll(unnamedTargets(rest, network, model, withTargets));
            rest.removeAll(new HashSet<>(targets));
        }
        if (signature.inputs().isEmpty() && !rest.isEmpty()) {
            throw new BadData("there are " + header.size() + " columns, but network `" + signature.name() + "` has "
                    + network.features() + " unnamed inputs and " + targets.size()
                    + (targets.size() == 1 ? " target" : " targets") + "; remove the others or name the inputs in the"
                    + " model" + model.inputs());
        }
        return new Columns(List.copyOf(header), List.copyOf(inputs), withTargets ? List.copyOf(targets) : List.of());
    }

    private static List<Integer> unnamedTargets(List<Integer> rest, Network network, ModelLines model, boolean wanted)
            throws BadData {
        boolean values = network.signature().target().kind() == Target.Kind.REGRESSION;
        int count = values ? network.targets() : 1;
        if (rest.size() == count) {
            return rest;
        }
        boolean inputsNamed = !network.signature().inputs().isEmpty();
        if (!wanted && (rest.isEmpty() || inputsNamed)) {
            return List.of();
        }
        throw new BadData("behind the inputs of network `" + network.signature().name() + "` there are "
                + rest.size() + " columns, but its target is " + count + (count == 1 ? " column" : " columns")
                + "; name the target in the model, such as `target y`, or remove the others" + model.inputs());
    }

    /** The column of a name; notes a problem when it is missing or there twice. */
    private static int find(
            List<String> header,
            Map<String, List<Integer>> places,
            String name,
            String role,
            String line,
            List<String> problems) {
        List<Integer> columns = places.getOrDefault(name, List.of());
        if (columns.isEmpty()) {
            // asked once: files can have tens of thousands of columns, and all can be missing
            boolean first = problems.isEmpty();
            Optional<String> near =
                    header.size() <= COMPARED || first ? Suggestion.help(name, header) : Optional.empty();
            String help = near.orElse(first ? all(header) : "");
            if (first || header.size() > 1) {
                problems.add("there is no column `" + name + "` for the " + role + (help.isEmpty() ? "" : "; " + help)
                        + line);
            }
            return -1;
        }
        if (columns.size() > 1) {
            problems.add("there are two columns `" + name + "`" + line);
        }
        return columns.get(0);
    }

    private static String all(List<String> header) {
        return "the columns are " + shown(header) + (header.size() == 1 ? "; columns are separated by commas" : "");
    }

    private static String shown(List<String> header) {
        String names = String.join(", ", header.subList(0, Math.min(SHOWN, header.size())));
        String cut = names.length() > 200 ? names.substring(0, 200) + "..." : names;
        return header.size() > SHOWN ? cut + " and " + (header.size() - SHOWN) + " more" : cut;
    }

    /** The name of a column. */
    String name(int column) {
        return header.get(column);
    }
}

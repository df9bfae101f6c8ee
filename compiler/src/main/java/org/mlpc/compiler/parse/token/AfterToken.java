package org.mlpc.compiler.parse.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;

/** Looks ahead in the grammar itself. */
public final class AfterToken {
    private AfterToken() {}

    /** Where a rule stands when a token has been read, if the token can be the next one in this very rule. */
    public static Optional<ATNState> of(ATNState start, int type) {
        Deque<ATNState> open = new ArrayDeque<>();
        Set<Integer> seen = new HashSet<>();
        open.add(start);
        while (!open.isEmpty()) {
            ATNState state = open.remove();
            for (Transition transition : state.getTransitions()) {
                if (!transition.isEpsilon() && transition.matches(type, 1, Integer.MAX_VALUE)) {
                    return Optional.of(transition.target);
                }
                boolean inside = transition.isEpsilon() && !(transition instanceof RuleTransition);
                if (inside
                        && transition.target.ruleIndex == start.ruleIndex
                        && seen.add(transition.target.stateNumber)) {
                    open.add(transition.target);
                }
            }
        }
        return Optional.empty();
    }
}

package org.mlpc.compiler.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.PackageNames;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Name;

/** Where generated classes stand: in the package that their file declares, or in the one it is given. */
public final class Packages {
    private final Function<SourceFile, Optional<String>> given;
    private final boolean apart;
    private final Diagnostics diagnostics;

    /**
     * Packages of one compilation.
     *
     * @param given the package of a file that declares none
     * @param apart whether a network's vectors are a class beside its own
     */
    public Packages(Function<SourceFile, Optional<String>> given, boolean apart, Diagnostics diagnostics) {
        this.given = given;
        this.apart = apart;
        this.diagnostics = diagnostics;
    }

    /** The package of a network; empty for none. */
    public String of(Network network) {
        return network.packageName()
                .or(() -> given.apply(network.span().file()))
                .orElse("");
    }

    /** Reports packages in which no class can stand, declared or given. */
    public void check(List<ModelFile> files) {
        for (ModelFile file : files) {
            if (file.packageName().isPresent()) {
                Name name = file.packageName().get();
                PackageNames.problem(name.text())
                        .ifPresent(why -> diagnostics.report(Diagnostic.of(
                                        DiagnosticCode.JAVA_NAME,
                                        name.span(),
                                        "the Java package cannot be `" + name + "`: " + why)
                                .help("choose another, for example `package com.acme`")));
            } else {
                given.apply(file.source()).ifPresent(name -> given(file, name));
            }
        }
    }

    private void given(ModelFile file, String name) {
        Optional<String> problem = PackageNames.problem(name);
        file.declarations().stream()
                .filter(Declaration.Network.class::isInstance)
                .findFirst()
                .ifPresent(network -> problem.ifPresent(why -> diagnostics.report(Diagnostic.of(
                                DiagnosticCode.JAVA_NAME,
                                network.name().span(),
                                "the Java package of `" + network.name() + "` cannot be `" + name + "`: " + why)
                        .label("its file declares none, so it is the one given from outside")
                        .help(
                                "begin the file with another, for example `package com.acme`, or change `--package` or the"
                                        + " folder that it comes from"))));
    }

    /** Reports networks that would be one class, or one file where file systems know no case. */
    public void classes(List<Network> networks) {
        Map<String, Network> seen = new HashMap<>();
        for (Network network : networks) {
            String name = (of(network) + "." + JavaNames.upperCamel(network.name())).toLowerCase(Locale.ROOT);
            claim(name, network, seen);
            if (apart) {
                claim(name + "vectors", network, seen);
            }
        }
    }

    private void claim(String name, Network network, Map<String, Network> seen) {
        Network first = seen.putIfAbsent(name, network);
        if (first != null && !first.name().equals(network.name())) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.JAVA_NAME,
                            network.span(),
                            "`" + network.name() + "` and `" + first.name() + "` would be the same class in Java")
                    .also(first.span(), "the first one"));
        }
    }
}

import java.util.List;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs classes of tests one after the other, and ends with 1 at the first that fails, having said which. */
final class Tests {
    private Tests() {}

    /** The tags that are wanted, or nothing; those that are not; classes. */
    public static void main(String[] args) {
        Launcher launcher = LauncherFactory.create();
        for (String name : List.of(args).subList(2, args.length)) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(name))
                    .filters(TagFilter.excludeTags(args[1]));
            if (!args[0].isEmpty()) {
                request.filters(TagFilter.includeTags(args[0]));
            }
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            launcher.execute(request.build(), listener);
            if (!listener.getSummary().getFailures().isEmpty()) {
                System.err.println("\nfailed: " + name);
                Runtime.getRuntime().halt(1);
            }
        }
        Runtime.getRuntime().halt(0);
    }
}

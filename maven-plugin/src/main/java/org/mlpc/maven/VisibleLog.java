package org.mlpc.maven;

import org.apache.maven.plugin.logging.Log;
import org.mlpc.compiler.diagnostic.Visible;

/**
 * Maven's log for text by whomever it was written: nothing in it acts on a terminal.
 *
 * @param log takes what is visible; text of several lines stays so
 */
record VisibleLog(Log log) implements Log {
    private static String visible(CharSequence text) {
        return Visible.lines(String.valueOf(text));
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence text) {
        log.debug(visible(text));
    }

    @Override
    public void debug(CharSequence text, Throwable error) {
        log.debug(visible(text), error);
    }

    @Override
    public void debug(Throwable error) {
        log.debug(error);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence text) {
        log.info(visible(text));
    }

    @Override
    public void info(CharSequence text, Throwable error) {
        log.info(visible(text), error);
    }

    @Override
    public void info(Throwable error) {
        log.info(error);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence text) {
        log.warn(visible(text));
    }

    @Override
    public void warn(CharSequence text, Throwable error) {
        log.warn(visible(text), error);
    }

    @Override
    public void warn(Throwable error) {
        log.warn(error);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence text) {
        log.error(visible(text));
    }

    @Override
    public void error(CharSequence text, Throwable error) {
        log.error(visible(text), error);
    }

    @Override
    public void error(Throwable error) {
        log.error(error);
    }
}

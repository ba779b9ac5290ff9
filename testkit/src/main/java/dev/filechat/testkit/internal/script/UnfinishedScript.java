// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

/** A script that has no answer yet: what it is for, and who began it. Each is one of its own. */
public final class UnfinishedScript {

    private final String conditions;
    private final String place;

    private UnfinishedScript(String conditions, String place) {
        this.conditions = conditions;
        this.place = place;
    }

    /** By the caller of this package. */
    public static UnfinishedScript by(Script script) {
        String own = UnfinishedScript.class.getPackageName() + ".";
        String place = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(own))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse("nobody"));
        return new UnfinishedScript(script.toString(), place);
    }

    @Override
    public String toString() {
        return "script for " + conditions + ", begun at " + place;
    }
}

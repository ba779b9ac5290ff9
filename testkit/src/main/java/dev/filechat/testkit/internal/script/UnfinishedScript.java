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

    /** Begun by the first caller who is outside the package of the given class. */
    public static UnfinishedScript of(String conditions, Class<?> door) {
        String own = door.getPackageName() + ".";
        String place = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isWithin(frame.getClassName(), own))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse("nobody"));
        return new UnfinishedScript(conditions, place);
    }

    private static boolean isWithin(String type, String own) {
        return type.startsWith(own) || type.equals(UnfinishedScript.class.getName());
    }

    @Override
    public String toString() {
        return "script for " + conditions + ", begun at " + place;
    }
}

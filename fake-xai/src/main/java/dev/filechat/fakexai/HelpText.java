// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import java.util.ArrayList;
import java.util.List;

/** What {@code --help} says behind the options. */
final class HelpText {

    private static final int WIDTH = 78;

    static final String[] FOOTER = footer();

    private HelpText() {}

    private static String[] footer() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "A fault is CALLS:FAULT or CALLS:WHICH:FAULT, for example",
                "  --fault UploadFile:nth=2:refuse=UNAVAILABLE",
                "  --fault onChats:chance=0.1,seed=42:breakAfter=2",
                "  --fault DeleteFile+ListFiles:once:delay=5s",
                "CALLS  onUploads, onDownloads, onChats, onAnyCall, or names such as UploadFile",
                "WHICH  nth=N, times=N, once, chance=P, chance=P,seed=N; all calls without it",
                "FAULT  one of"));
        StringBuilder line = new StringBuilder(" ");
        for (FaultKind kind : FaultKind.ALL) {
            if (line.length() + kind.toString().length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(' ').append(kind);
        }
        lines.add(line.toString());
        lines.addAll(List.of(
                "A TIME is a number with ms, s or m.",
                "",
                "JAVA_OPTS is handed to the JVM by examples/fake-xai. Exit codes: 2 wrong input, 130 Ctrl-C."));
        return lines.toArray(String[]::new);
    }
}

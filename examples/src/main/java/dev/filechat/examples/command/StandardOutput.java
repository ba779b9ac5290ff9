// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Standard output, of which {@code System.out} does not say that it cannot be written. */
final class StandardOutput implements Consumer<String> {
    private final Writer writer =
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);

    /** Thrown where what reads the output is gone, or the disk is full. */
    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailedException(IOException cause) {
            super("standard output cannot be written: " + cause.getMessage(), cause);
        }
    }

    @Override
    public void accept(String text) {
        try {
            writer.write(text);
            writer.flush();
        } catch (IOException e) {
            throw new FailedException(e);
        }
    }
}

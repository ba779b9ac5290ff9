// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A fake that keeps its files, until it is killed. Argument: the directory. */
public final class KeptFilesProgram {

    public static void main(String[] arguments) throws Exception {
        FakeXai xai = FakeXai.builder().directory(Path.of(arguments[0])).start();
        System.out.println(xai.port());
        new CountDownLatch(1).await();
    }

    private KeptFilesProgram() {}
}

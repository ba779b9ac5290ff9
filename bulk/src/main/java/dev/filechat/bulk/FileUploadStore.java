// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.util.Objects.requireNonNull;

import dev.filechat.bulk.internal.log.LineLog;
import dev.filechat.internal.text.IoFailures;
import dev.filechat.internal.text.ServerText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Ids by key, in a file to which each change is added. Thread-safe. */
final class FileUploadStore implements UploadStore {
    /** The number of outdated lines up to which the file is not rewritten. */
    private static final int SLACK = 100;

    private final Path file;
    private final LineLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Map<String, String> ids;
    private int lines;

    /** @param file the file, which need not exist */
    FileUploadStore(Path file) {
        this.file = requireNonNull(file, "file");
        this.log = new LineLog(file);
    }

    @Override
    public Optional<String> find(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(loaded().get(key));
        } catch (IOException e) {
            throw failed("read", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(String key, String fileId) {
        check(key);
        check(fileId);
        lock.lock();
        try {
            Map<String, String> all = loaded();
            if (!fileId.equals(all.put(key, fileId))) {
                add("+ " + key + " " + fileId, all);
            }
        } catch (IOException e) {
            throw failed("written", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(String key, String fileId) {
        lock.lock();
        try {
            Map<String, String> all = loaded();
            if (all.remove(key, fileId)) {
                add("- " + key, all);
            }
        } catch (IOException e) {
            throw failed("written", e);
        } finally {
            lock.unlock();
        }
    }

    private void add(String line, Map<String, String> all) throws IOException {
        log.append(line);
        lines++;
        if (lines > 2 * all.size() + SLACK) {
            log.replace(all.entrySet().stream()
                    .map(entry -> "+ " + entry.getKey() + " " + entry.getValue())
                    .toList());
            lines = all.size();
        }
    }

    private Map<String, String> loaded() throws IOException {
        Map<String, String> all = ids;
        if (all == null) {
            all = new LinkedHashMap<>();
            List<String> read = log.read();
            for (String line : read) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 3 && parts[0].equals("+") && isWord(parts[1]) && isWord(parts[2])) {
                    all.put(parts[1], parts[2]);
                } else if (parts.length == 2 && parts[0].equals("-")) {
                    all.remove(parts[1]);
                }
            }
            lines = read.size();
            ids = all;
        }
        return all;
    }

    private static void check(String word) {
        if (!isWord(word)) {
            throw new IllegalArgumentException(
                    "\"" + ServerText.printable(word) + "\" cannot be stored: it is empty or has white space");
        }
    }

    private static boolean isWord(String word) {
        return !word.isEmpty() && word.chars().noneMatch(c -> c <= ' ');
    }

    private UncheckedIOException failed(String done, IOException e) {
        return new UncheckedIOException(
                "The upload store " + file + " cannot be " + done + ": " + IoFailures.reason(e), e);
    }

    @Override
    public String toString() {
        return ServerText.escaped("UploadStore[" + file + "]");
    }
}

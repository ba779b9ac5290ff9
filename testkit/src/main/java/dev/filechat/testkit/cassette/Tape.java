// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A cassette that is played: which of its calls are left, and which come next. */
final class Tape {

    static final int VERSION = 1;

    private final Path file;
    private final List<Entry> left;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * One recorded call.
     *
     * @param number counts the calls by their beginning, from 1
     * @param began when it began, counted in beginnings and ends of calls
     * @param ended when it ended, likewise
     * @param request what was asked
     * @param line everything
     */
    record Entry(int number, int began, int ended, Request request, JsonNode line) {
        static Entry of(JsonNode line) {
            return new Entry(
                    line.path("call").asInt(),
                    line.path("began").asInt(),
                    line.path("ended").asInt(),
                    new Request(line.path("method").asText(), line.path("request")),
                    line);
        }
    }

    private Tape(Path file, List<Entry> entries) {
        this.file = file;
        this.left = entries;
    }

    static Tape of(Path file) {
        try {
            return new Tape(file, parse(file, Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The cassette " + file + " cannot be read; record it first", e);
        }
    }

    private static List<Entry> parse(Path file, List<String> lines) {
        List<JsonNode> parsed = new ArrayList<>();
        for (String line : lines) {
            try {
                parsed.add(CassetteJson.parse(line));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(
                        "Line " + (parsed.size() + 1) + " of the cassette " + file + " is incomplete; record it again",
                        e);
            }
        }
        JsonNode first = parsed.isEmpty() ? CassetteJson.object() : parsed.getFirst();
        if (!first.path("cassette").asText().equals("filechat")) {
            throw new IllegalArgumentException(file + " is not a cassette");
        }
        if (first.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("The cassette " + file + " has version " + first.path("version")
                    + ", and this testkit reads version " + VERSION + " only; record it again");
        }
        if (!parsed.getLast().has("end")) {
            throw new IllegalArgumentException("The cassette " + file
                    + " has no end: its recording was interrupted, or the client was not closed; record it again");
        }
        List<Entry> entries = new ArrayList<>(parsed.subList(1, parsed.size() - 1).stream()
                .map(Entry::of)
                .sorted(Comparator.comparingInt(Entry::number))
                .toList());
        return entries;
    }

    /** The first call that may come now and is like this, not taken. */
    Optional<JsonNode> peek(String method, Predicate<JsonNode> like) {
        lock.lock();
        try {
            return next().stream()
                    .filter(entry -> entry.request().method().equals(method))
                    .map(entry -> entry.request().body())
                    .filter(like)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the call; the order is that of the recording, but for calls that were under way together. */
    Entry take(Request asked) {
        lock.lock();
        try {
            List<Entry> next = next();
            Entry found = next.stream()
                    .filter(entry -> entry.request().equals(asked))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(misfit(next, asked)));
            left.remove(found);
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Those before which no other one has to come. */
    private List<Entry> next() {
        int firstEnd = left.stream().mapToInt(Entry::ended).min().orElse(0);
        return left.stream().filter(entry -> entry.began() < firstEnd).toList();
    }

    private String misfit(List<Entry> next, Request asked) {
        String beginning = "The code does not ask what was recorded in " + file + ": ";
        if (next.isEmpty()) {
            return beginning + "all calls were played, and it asks " + asked.method() + " " + asked.body();
        }
        return next.stream()
                .filter(entry -> entry.request().method().equals(asked.method()))
                .findFirst()
                .map(entry -> beginning + differing(entry, asked))
                .orElseGet(() -> beginning + "call " + next.getFirst().number() + " was "
                        + next.getFirst().request().method() + " "
                        + next.getFirst().request().body() + ", and it asks " + asked.method() + " " + asked.body());
    }

    private static String differing(Entry entry, Request asked) {
        Difference difference = Difference.first(entry.request().body(), asked.body());
        return "call " + entry.number() + ", " + asked.method() + ", differs at " + difference.path() + ": recorded "
                + difference.recorded() + ", asked " + difference.asked();
    }

    List<String> left() {
        lock.lock();
        try {
            return left.stream()
                    .map(entry ->
                            entry.request().method() + " " + entry.request().body())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

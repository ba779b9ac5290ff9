// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.proto.GenerateImageRequest;
import java.util.List;
import java.util.stream.Stream;

/** A request for pictures that a {@link FakeXai} received. Immutable. */
public final class RecordedImageRequest {

    private final GenerateImageRequest request;

    RecordedImageRequest(GenerateImageRequest request) {
        this.request = request;
    }

    /**
     * Returns the model.
     *
     * @return its name, as it was asked for
     */
    public String model() {
        return request.getModel();
    }

    /**
     * Returns the prompt.
     *
     * @return the text
     */
    public String prompt() {
        return request.getPrompt();
    }

    /**
     * Returns how many pictures were asked for.
     *
     * @return their number, 1 if the request does not say
     */
    public int n() {
        return request.hasN() ? request.getN() : 1;
    }

    /**
     * Returns the pictures that were to be edited.
     *
     * @return of each the id of the uploaded file, or the URL; a picture given as bytes is a {@code data:} URL
     */
    public List<String> sources() {
        return Stream.concat(
                        request.hasImage() ? Stream.of(request.getImage()) : Stream.empty(),
                        request.getImagesList().stream())
                .map(image -> image.hasFileId() ? image.getFileId() : image.getImageUrl())
                .toList();
    }

    @Override
    public String toString() {
        return n() + " of " + model() + ": \"" + prompt() + "\""
                + (sources().isEmpty()
                        ? ""
                        : " from " + sources().size() + (sources().size() == 1 ? " picture" : " pictures"));
    }
}

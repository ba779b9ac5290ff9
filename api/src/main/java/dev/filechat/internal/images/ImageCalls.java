// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.images;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.CostBudget;
import dev.filechat.chat.responses.OutputImage;
import dev.filechat.files.FilesService;
import dev.filechat.images.GeneratedImage;
import dev.filechat.images.ImageRequest;
import dev.filechat.images.ImageResponse;
import dev.filechat.images.ImagesService;
import dev.filechat.images.StoredImage;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.chat.InlineSize;
import dev.filechat.internal.chat.Ledger;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.ImagesTransport;
import java.nio.file.Path;
import java.util.List;

/** The calls about pictures over a transport. Thread-safe. */
public final class ImageCalls implements ImagesService {
    private final ImagesTransport transport;
    private final CallRunner runner;
    private final FilesService files;
    private final Ledger ledger;

    /** @param budgets the budgets of all calls */
    public ImageCalls(ImagesTransport transport, CallRunner runner, FilesService files, List<CostBudget> budgets) {
        this.transport = transport;
        this.runner = runner;
        this.files = files;
        this.ledger = new Ledger(budgets);
    }

    @Override
    public ImageResponse generate(ImageRequest request) {
        String what = "Making a picture with "
                + ServerText.printable(requireNonNull(request, "request").model());
        InlineSize.check("The sources hold", request.sources().stream());
        return ledger.paid(what, payment -> {
            CallDetails details = CallDetails.ofModel(CallOperation.GENERATE_IMAGE, what, request.model());
            ImageResponse response =
                    runner.runThinking(details, runner.settings(), call -> transport.generate(request, call));
            payment.used(response.usage());
            return response;
        });
    }

    @Override
    public Path save(GeneratedImage image, Path target) {
        requireNonNull(target, "target");
        if (requireNonNull(image, "image").base64().isPresent()) {
            return SavedImage.write(image.bytes(), target);
        }
        StoredImage stored = image.stored()
                .orElseThrow(() -> new IllegalArgumentException(
                        image.url().isPresent()
                                ? "The picture is only at a URL; ask for ImageFormat.BYTES, or for storage, to save it"
                                : "There is no picture to save"
                                        + (image.respectsModeration() ? "" : ": moderation held it back")));
        return files.download(stored.fileId(), target);
    }

    @Override
    public Path save(OutputImage image, Path target) {
        requireNonNull(target, "target");
        return SavedImage.write(requireNonNull(image, "image").bytes(), target);
    }
}

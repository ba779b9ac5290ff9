// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.images;

import dev.filechat.proto.CreatePublicUrlRequest;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.FileOutput;
import dev.filechat.proto.GenerateImageRequest;
import dev.filechat.proto.GeneratedImage;
import dev.filechat.proto.ImageFormat;
import dev.filechat.proto.ImageGrpc;
import dev.filechat.proto.ImageResponse;
import dev.filechat.proto.ImageUrlContent;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.StorageOptions;
import dev.filechat.testkit.internal.calls.Authorization;
import dev.filechat.testkit.internal.calls.ResponseSender;
import dev.filechat.testkit.internal.models.ModelCatalog;
import dev.filechat.testkit.internal.picture.PromptPicture;
import dev.filechat.testkit.internal.publicurl.PublicUrlStore;
import dev.filechat.testkit.internal.store.ContentWriter;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.FileStore;
import dev.filechat.testkit.internal.upload.Expiry;
import dev.filechat.testkit.internal.upload.NameRules;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The Image service: pictures that show their prompt. */
public final class ImageRpc extends ImageGrpc.ImageImplBase {

    /** The fake's choice: the service documents no greatest. */
    private static final int MOST = 10;

    private final ModelCatalog models;
    private final FileStore store;
    private final PublicUrlStore urls;
    private final ImageScripts scripts;
    private final Executor executor;

    public ImageRpc(
            ModelCatalog models, FileStore store, PublicUrlStore urls, ImageScripts scripts, Executor executor) {
        this.models = models;
        this.store = store;
        this.urls = urls;
        this.scripts = scripts;
        this.executor = executor;
    }

    @Override
    public void generateImage(GenerateImageRequest request, StreamObserver<ImageResponse> response) {
        int team = Authorization.team();
        scripts.receive(request);
        ResponseSender.serve(response, executor, out -> out.send(answer(request, team)));
    }

    private ImageResponse answer(GenerateImageRequest request, int team) throws IOException {
        InvalidRequest.unless(!request.getPrompt().isBlank(), "prompt is missing");
        int n = request.hasN() ? request.getN() : 1;
        InvalidRequest.unless(n >= 1 && n <= MOST, "n must be from 1 to " + MOST + ", and is " + n);
        InvalidRequest.unless(
                !request.hasImage() || request.getImagesCount() == 0, "image and images cannot be set together");
        var model = models.imageModel(request.getModel());
        if (request.hasImage()) {
            find(request.getImage(), team);
        }
        request.getImagesList().forEach(image -> find(image, team));
        boolean heldBack = scripts.holdsBack(request.getPrompt());
        ImageResponse.Builder answer = ImageResponse.newBuilder().setModel(model.getName());
        for (int i = 1; i <= n; i++) {
            if (heldBack) {
                answer.addImages(GeneratedImage.getDefaultInstance());
                continue;
            }
            byte[] png = PromptPicture.png(request.getPrompt(), request.getAspectRatio(), i);
            GeneratedImage.Builder image = GeneratedImage.newBuilder().setRespectModeration(true);
            if (request.getFormat() == ImageFormat.IMG_FORMAT_BASE64) {
                image.setBase64("data:image/png;base64," + Base64.getEncoder().encodeToString(png));
            } else {
                image.setUrl(urls.publish(png));
            }
            if (request.hasStorageOptions()) {
                image.setFileOutput(stored(png, request.getStorageOptions(), team));
            }
            answer.addImages(image);
        }
        return answer.setUsage(SamplingUsage.newBuilder().setCostInUsdTicks(n * model.getImagePrice()))
                .build();
    }

    /** Refuses a picture that there is not. One at a URL is not fetched. */
    private void find(ImageUrlContent image, int team) {
        if (image.hasFileId()) {
            store.find(team, image.getFileId());
        }
    }

    private FileOutput stored(byte[] png, StorageOptions options, int team) throws IOException {
        NameRules.check(options.getFilename());
        Duration lifetime = options.hasExpiresAfter() ? Expiry.after(options.getExpiresAfter()) : null;
        FileRecord file = add(png, options.getFilename(), lifetime, team);
        FileOutput.Builder output = FileOutput.newBuilder().setFileId(file.id()).setFilename(file.name());
        if (file.toMessage().hasExpiresAt()) {
            output.setExpiresAt(file.toMessage().getExpiresAt());
        }
        if (options.hasPublicUrl()) {
            CreatePublicUrlRequest.Builder wanted =
                    CreatePublicUrlRequest.newBuilder().setFileId(file.id());
            if (options.getPublicUrl().hasExpiresAfter()) {
                wanted.setExpiresAfter(options.getPublicUrl().getExpiresAfter());
            }
            CreatePublicUrlResponse url = urls.create(team, wanted.build());
            output.setPublicUrl(url.getPublicUrl());
            if (url.hasExpiresAt()) {
                output.setPublicUrlExpiresAt(url.getExpiresAt());
            }
        }
        return output.build();
    }

    private FileRecord add(byte[] png, String name, @Nullable Duration lifetime, int team) throws IOException {
        try (ContentWriter content = store.newContent()) {
            content.append(List.of(ByteBuffer.wrap(png)), png.length);
            return store.add(team, name, lifetime, content.finish(), List.of(png.length));
        }
    }
}

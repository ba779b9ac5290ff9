// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.images;

import dev.filechat.images.AspectRatio;
import dev.filechat.images.GeneratedImage;
import dev.filechat.images.ImageFormat;
import dev.filechat.images.ImageQuality;
import dev.filechat.images.ImageRequest;
import dev.filechat.images.ImageResolution;
import dev.filechat.images.ImageResponse;
import dev.filechat.images.ImageStorage;
import dev.filechat.images.StoredImage;
import dev.filechat.proto.FileOutput;
import dev.filechat.proto.GenerateImageRequest;
import dev.filechat.proto.PublicUrlOptions;
import dev.filechat.proto.StorageOptions;
import dev.filechat.transport.grpc.messages.ContentMessages;
import dev.filechat.transport.grpc.messages.MessageLists;
import dev.filechat.transport.grpc.messages.Timestamps;
import dev.filechat.transport.grpc.messages.UsageMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Requests for pictures, and the pictures. Stateless and thread-safe. */
public final class ImageMessages {
    private ImageMessages() {}

    /** {@return the message of a request} One source is the image to edit, several are a list. */
    public static GenerateImageRequest toMessage(ImageRequest request) {
        GenerateImageRequest.Builder message = GenerateImageRequest.newBuilder()
                .setModel(request.model())
                .setPrompt(request.prompt())
                .setN(request.n().orElse(1))
                .setUser(request.endUserId())
                .setFormatValue(request.format().number());
        if (request.sources().size() == 1) {
            message.setImage(ContentMessages.toMessage(request.sources().getFirst()));
        } else {
            message.addAllImages(MessageLists.map(request.sources(), ContentMessages::toMessage));
        }
        request.quality().ifPresent(quality -> message.setQualityValue(quality.number()));
        request.aspectRatio().ifPresent(ratio -> message.setAspectRatioValue(ratio.number()));
        request.resolution().ifPresent(resolution -> message.setResolutionValue(resolution.number()));
        request.storage().ifPresent(storage -> message.setStorageOptions(toMessage(storage)));
        return message.build();
    }

    /** {@return the request of a message} */
    public static ImageRequest fromMessage(GenerateImageRequest message) {
        ImageRequest.Builder request = ImageRequest.builder(message.getModel(), message.getPrompt())
                .endUserId(message.getUser())
                .format(new ImageFormat(message.getFormatValue()))
                .sources(MessageLists.map(
                        message.hasImage() ? List.of(message.getImage()) : message.getImagesList(),
                        ContentMessages::fromMessage));
        if (message.hasN()) {
            request.n(message.getN());
        }
        if (message.hasQuality()) {
            request.quality(new ImageQuality(message.getQualityValue()));
        }
        if (message.hasAspectRatio()) {
            request.aspectRatio(new AspectRatio(message.getAspectRatioValue()));
        }
        if (message.hasResolution()) {
            request.resolution(new ImageResolution(message.getResolutionValue()));
        }
        if (message.hasStorageOptions()) {
            request.storage(fromMessage(message.getStorageOptions()));
        }
        return request.build();
    }

    private static StorageOptions toMessage(ImageStorage storage) {
        StorageOptions.Builder message = StorageOptions.newBuilder().setFilename(storage.filename());
        storage.expiresAfter().ifPresent(after -> message.setExpiresAfter(after.toSeconds()));
        if (storage.publicUrl()) {
            PublicUrlOptions.Builder url = PublicUrlOptions.newBuilder();
            storage.publicUrlExpiresAfter().ifPresent(after -> url.setExpiresAfter(after.toSeconds()));
            message.setPublicUrl(url);
        }
        return message.build();
    }

    private static ImageStorage fromMessage(StorageOptions message) {
        ImageStorage.Builder storage = ImageStorage.builder(message.getFilename());
        if (message.hasExpiresAfter()) {
            storage.expiresAfter(Duration.ofSeconds(message.getExpiresAfter()));
        }
        if (message.hasPublicUrl()) {
            storage.publicUrl(true);
            if (message.getPublicUrl().hasExpiresAfter()) {
                storage.publicUrlExpiresAfter(
                        Duration.ofSeconds(message.getPublicUrl().getExpiresAfter()));
            }
        }
        return storage.build();
    }

    /** {@return the pictures of a message} */
    public static ImageResponse fromMessage(dev.filechat.proto.ImageResponse message) {
        ImageResponse.Builder response = ImageResponse.builder(message.getModel())
                .images(MessageLists.map(message.getImagesList(), ImageMessages::fromMessage));
        if (message.hasUsage()) {
            response.usage(UsageMessages.fromMessage(message.getUsage()));
        }
        return response.build();
    }

    /** {@return the message of pictures} */
    public static dev.filechat.proto.ImageResponse toMessage(ImageResponse response) {
        dev.filechat.proto.ImageResponse.Builder message = dev.filechat.proto.ImageResponse.newBuilder()
                .setModel(response.model())
                .addAllImages(MessageLists.map(response.images(), ImageMessages::toMessage));
        response.usage().ifPresent(usage -> message.setUsage(UsageMessages.toMessage(usage)));
        return message.build();
    }

    private static GeneratedImage fromMessage(dev.filechat.proto.GeneratedImage message) {
        GeneratedImage.Builder image = GeneratedImage.builder().respectsModeration(message.getRespectModeration());
        if (message.hasBase64()) {
            image.base64(message.getBase64());
        }
        if (message.hasUrl()) {
            image.url(message.getUrl());
        }
        if (message.hasFileOutput()) {
            image.stored(fromMessage(message.getFileOutput()));
        }
        if (message.hasStorageError()) {
            image.storageError(message.getStorageError());
        }
        return image.build();
    }

    private static dev.filechat.proto.GeneratedImage toMessage(GeneratedImage image) {
        dev.filechat.proto.GeneratedImage.Builder message =
                dev.filechat.proto.GeneratedImage.newBuilder().setRespectModeration(image.respectsModeration());
        image.base64().ifPresent(message::setBase64);
        image.url().ifPresent(message::setUrl);
        image.stored().ifPresent(stored -> message.setFileOutput(toMessage(stored)));
        image.storageError().ifPresent(message::setStorageError);
        return message.build();
    }

    private static StoredImage fromMessage(FileOutput message) {
        StoredImage.Builder file = StoredImage.builder(message.getFileId(), message.getFilename());
        if (message.hasPublicUrl()) {
            file.publicUrl(message.getPublicUrl());
        }
        if (message.hasPublicUrlError()) {
            file.publicUrlError(message.getPublicUrlError());
        }
        time(
                message.hasPublicUrlExpiresAt() ? Timestamps.fromMessage(message.getPublicUrlExpiresAt()) : null,
                file::publicUrlExpiresAt);
        time(message.hasExpiresAt() ? Timestamps.fromMessage(message.getExpiresAt()) : null, file::expiresAt);
        return file.build();
    }

    private static FileOutput toMessage(StoredImage file) {
        FileOutput.Builder message =
                FileOutput.newBuilder().setFileId(file.fileId()).setFilename(file.filename());
        file.publicUrl().ifPresent(message::setPublicUrl);
        file.publicUrlError().ifPresent(message::setPublicUrlError);
        file.publicUrlExpiresAt().map(Timestamps::toMessage).ifPresent(message::setPublicUrlExpiresAt);
        file.expiresAt().map(Timestamps::toMessage).ifPresent(message::setExpiresAt);
        return message.build();
    }

    /** A time out of the range of {@link Instant} is left out. */
    private static void time(@Nullable Instant instant, Consumer<Instant> setter) {
        if (instant != null) {
            setter.accept(instant);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.images.ImageRequest;
import dev.filechat.images.ImageResponse;

/** The calls about pictures, one attempt each. They keep the rules of {@link Transport}. Thread-safe. */
public interface ImagesTransport {
    /** Makes pictures. */
    ImageResponse generate(ImageRequest request, CallContext call) throws TransportException;
}

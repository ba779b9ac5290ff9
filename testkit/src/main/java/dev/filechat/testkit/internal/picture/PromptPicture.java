// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.picture;

import dev.filechat.proto.ImageAspectRatio;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.StringTokenizer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * A small PNG that shows a prompt, in a colour of its own. The prompt is also in the PNG's text {@code Description}:
 * on a machine without fonts nothing is written on the picture.
 */
public final class PromptPicture {

    private static final int LONG_SIDE = 320;
    private static final int MARGIN = 12;
    private static final int FONT_SIZE = 16;
    private static final int MOST_HUES = 360;

    private PromptPicture() {}

    /**
     * Returns a picture as a PNG.
     *
     * @param index its position among those of a request, from 1
     */
    public static byte[] png(String prompt, ImageAspectRatio ratio, int index) throws IOException {
        double shape = shape(ratio);
        int width = (int) Math.round(shape >= 1 ? LONG_SIDE : LONG_SIDE * shape);
        int height = (int) Math.round(shape >= 1 ? LONG_SIDE / shape : LONG_SIDE);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            float hue = Math.floorMod(prompt.hashCode() + index, MOST_HUES) / (float) MOST_HUES;
            graphics.setColor(Color.getHSBColor(hue, 0.5f, 0.45f));
            graphics.fillRect(0, 0, width, height);
            write(graphics, prompt, width, height);
        } finally {
            graphics.dispose();
        }
        return encode(picture, prompt);
    }

    private static void write(Graphics2D graphics, String prompt, int width, int height) {
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
            graphics.setColor(Color.WHITE);
            int lineHeight = graphics.getFontMetrics().getHeight();
            int y = MARGIN + graphics.getFontMetrics().getAscent();
            StringBuilder line = new StringBuilder();
            for (String word : Collections.list(new StringTokenizer(prompt)).stream()
                    .map(String::valueOf)
                    .toList()) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && graphics.getFontMetrics().stringWidth(longer) > width - 2 * MARGIN) {
                    graphics.drawString(line.toString(), MARGIN, y);
                    y += lineHeight;
                    longer = word;
                }
                line.setLength(0);
                line.append(longer);
                if (y > height) {
                    return;
                }
            }
            graphics.drawString(line.toString(), MARGIN, y);
        } catch (RuntimeException | Error e) { // Java's fonts need a library and a font of the system
        }
    }

    private static byte[] encode(BufferedImage picture, String prompt) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", "Description");
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", prompt);
        IIOMetadataNode texts = new IIOMetadataNode("iTXt");
        texts.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(texts);
        metadata.mergeTree("javax_imageio_png_1.0", root);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(picture, null, metadata));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Returns the width to the height. */
    private static double shape(ImageAspectRatio ratio) {
        return switch (ratio) {
            case IMG_ASPECT_RATIO_3_4 -> 3.0 / 4;
            case IMG_ASPECT_RATIO_4_3 -> 4.0 / 3;
            case IMG_ASPECT_RATIO_9_16 -> 9.0 / 16;
            case IMG_ASPECT_RATIO_16_9 -> 16.0 / 9;
            case IMG_ASPECT_RATIO_2_3 -> 2.0 / 3;
            case IMG_ASPECT_RATIO_3_2 -> 3.0 / 2;
            case IMG_ASPECT_RATIO_9_19_5 -> 9 / 19.5;
            case IMG_ASPECT_RATIO_19_5_9 -> 19.5 / 9;
            case IMG_ASPECT_RATIO_9_20 -> 9.0 / 20;
            case IMG_ASPECT_RATIO_20_9 -> 20.0 / 9;
            case IMG_ASPECT_RATIO_1_2 -> 1.0 / 2;
            case IMG_ASPECT_RATIO_2_1 -> 2;
            default -> 1;
        };
    }
}

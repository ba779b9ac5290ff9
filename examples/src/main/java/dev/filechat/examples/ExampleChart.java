// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A small picture to ask about: a bar chart, the third of whose four bars is the tallest. */
final class ExampleChart {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final int BAR = 50;
    private static final int[] VALUES = {60, 110, 170, 90};

    private ExampleChart() {}

    /** Draws it into a PNG that is gone at the end of the JVM. */
    static Path draw() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLUE);
        for (int i = 0; i < VALUES.length; i++) {
            graphics.fillRect(20 + i * (BAR + 25), HEIGHT - VALUES[i], BAR, VALUES[i]);
        }
        graphics.dispose();
        try {
            Path file = ExampleFiles.temporary("chart.png");
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

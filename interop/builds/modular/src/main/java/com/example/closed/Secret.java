// SPDX-License-Identifier: Apache-2.0
package com.example.closed;

/** A record in a package that is not open to Jackson. */
public record Secret(String word) {}

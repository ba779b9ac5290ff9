// SPDX-License-Identifier: Apache-2.0
/** A program that uses filechat, as its users write one. */
@NullMarked
package com.example.contracts;

import org.jspecify.annotations.NullMarked;

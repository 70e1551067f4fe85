package com.sysopsquad.portal.upload;

import com.sysopsquad.portal.picture.PictureFormat;
import org.springframework.core.io.InputStreamSource;

/**
 * A picture that was checked and can be stored.
 *
 * @param width in pixels
 * @param height in pixels
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 * @param content its bytes, available during the request
 */
public record Picture(
    PictureFormat format,
    int width,
    int height,
    long size,
    String sha256,
    InputStreamSource content) {}

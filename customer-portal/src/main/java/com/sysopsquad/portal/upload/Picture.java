package com.sysopsquad.portal.upload;

import com.sysopsquad.portal.picture.PictureFormat;
import org.springframework.core.io.InputStreamSource;

/**
 * A picture that was looked at and can be kept.
 *
 * @param width in pixels
 * @param height in pixels
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 * @param content its bytes, for as long as the request lasts
 */
public record Picture(
    PictureFormat format,
    int width,
    int height,
    long size,
    String sha256,
    InputStreamSource content) {}

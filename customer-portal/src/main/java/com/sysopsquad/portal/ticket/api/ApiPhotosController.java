package com.sysopsquad.portal.ticket.api;

import com.sysopsquad.portal.api.Caller;
import com.sysopsquad.portal.ticket.photo.ShowingPhotos;
import com.sysopsquad.portal.ticket.thread.CommentingTickets;
import com.sysopsquad.portal.upload.CheckingPictures;
import com.sysopsquad.portal.upload.ReceivedFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The photos of a customer's tickets, as their original bytes. */
@RestController
@RequestMapping("/api/v1/customers/{customer}/tickets/{id}/photos/{photo}")
@Tag(name = "Tickets")
class ApiPhotosController {

  private static final String JPEG = MediaType.IMAGE_JPEG_VALUE;
  private static final String PNG = MediaType.IMAGE_PNG_VALUE;
  private static final String WEBP = "image/webp";
  private static final String GIF = MediaType.IMAGE_GIF_VALUE;

  private final TicketViews views;
  private final CommentingTickets commenting;
  private final CheckingPictures checking;
  private final ShowingPhotos showing;

  ApiPhotosController(
      TicketViews views,
      CommentingTickets commenting,
      CheckingPictures checking,
      ShowingPhotos showing) {
    this.views = views;
    this.commenting = commenting;
    this.checking = checking;
    this.showing = showing;
  }

  @PutMapping(
      consumes = {JPEG, PNG, WEBP, GIF},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Add a photo under an id that you choose; repeating the call is safe",
      requestBody =
          @RequestBody(
              description =
                  "The image itself, at most 10 MB; its format is detected from the content",
              required = true,
              content = {
                @Content(mediaType = JPEG, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = WEBP, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = GIF, schema = @Schema(type = "string", format = "binary"))
              }))
  TicketAnswer addPhoto(
      Caller caller, @PathVariable UUID id, @PathVariable UUID photo, HttpServletRequest request)
      throws IOException {
    if (commenting.lacks(caller.customerId(), id, photo)) {
      try (ReceivedFile file = checking.receive(request.getInputStream())) {
        commenting.add(caller.customerId(), id, photo, checking.check(file));
      }
    }
    return views.of(caller.customerId(), id);
  }

  @GetMapping(produces = {JPEG, PNG, WEBP, GIF})
  @Operation(
      summary = "Get a photo",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "OK",
              content = {
                @Content(mediaType = JPEG, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = WEBP, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = GIF, schema = @Schema(type = "string", format = "binary"))
              }))
  void photo(
      Caller caller, @PathVariable UUID id, @PathVariable UUID photo, HttpServletResponse response)
      throws IOException {
    showing.show(caller.customerId(), id, photo, response);
  }
}

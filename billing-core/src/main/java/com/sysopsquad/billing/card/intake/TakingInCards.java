package com.sysopsquad.billing.card.intake;

import com.sysopsquad.billing.card.CardDecision;
import com.sysopsquad.billing.card.CardDecision.AlreadyDecided;
import com.sysopsquad.billing.card.CardDecision.OpenedMessage;
import com.sysopsquad.billing.card.CardDecision.Rejected;
import com.sysopsquad.billing.card.CardDecision.Verified;
import com.sysopsquad.billing.card.Cards;
import com.sysopsquad.billing.card.Refusal;
import com.sysopsquad.billing.provider.CardObjection;
import com.sysopsquad.billing.provider.CardToVerify;
import com.sysopsquad.billing.provider.CardVerification;
import com.sysopsquad.billing.provider.CardVerification.Refused;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardregistration.CardRegistrationReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import com.sysopsquad.flows.delivery.inbox.retry.FailingAlone;
import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in the cards that customers add.
 *
 * <p>A card arrives as compact JWE. Protected header: {@code alg} RSA-OAEP-256 (or ECDH-ES for an
 * EC key), {@code enc} A256GCM, {@code kid} of the key set that billing publishes, no {@code zip}.
 * Payload: JSON as {@link CardPayload} describes it. The security code is used only for this
 * verification and never stored; the number is passed only to the provider and to the vault.
 */
class TakingInCards implements CardRegistrationReceiver<CardDecision> {

  private static final Logger log = LoggerFactory.getLogger(TakingInCards.class);

  /** How often the provider may fail on one card while it verifies others. */
  private static final int TRIES = 5;

  private final CardOpener opener;
  private final CardVault vault;
  private final PaymentProvider provider;
  private final Cards cards;
  private final CardStatusGateway answers;
  private final Clock clock;
  private final FailingAlone undecided = new FailingAlone(TRIES);

  TakingInCards(
      CardOpener opener,
      CardVault vault,
      PaymentProvider provider,
      Cards cards,
      CardStatusGateway answers,
      Clock clock) {
    this.opener = opener;
    this.vault = vault;
    this.provider = provider;
    this.cards = cards;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public CardDecision decide(CardHandedIn card) {
    if (cards.contains(card.registrationId())) {
      return new AlreadyDecided(card.registrationId());
    }
    OpenedMessage message = null;
    try {
      OpenedCard opened = opener.open(card);
      message = new OpenedMessage(opened.jti(), opened.expiresAt());
      return decide(card, opened, message);
    } catch (CardRefused refused) {
      return refused(card, message, refused.refusal());
    } catch (ProviderMisconfigured e) {
      throw new RetryLater("The payment provider cannot verify cards now", e);
    } catch (ProviderUnavailable e) {
      if (undecided.failed(card.registrationId())) {
        throw new CardNotVerifiable(e);
      }
      throw new RetryLater("The payment provider cannot verify cards now", e);
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void receive(List<CardDecision> decisions) {
    Instant now = clock.instant();
    List<CardStatusChanged> decided =
        decisions.stream()
            .map(decision -> record(decision, now))
            .flatMap(Optional::stream)
            .toList();
    if (!decided.isEmpty()) {
      answers.send(decided);
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void onGivenUp(CardHandedIn card) {
    receive(List.of(refused(card, null, Refusal.GIVEN_UP)));
  }

  private CardDecision decide(CardHandedIn card, OpenedCard opened, OpenedMessage message) {
    if (cards.registrationOpenedBy(opened.jti()).isPresent()) {
      throw new CardRefused(Refusal.USED_BEFORE);
    }
    CardNumber number = CardNumber.of(opened.number());
    if (!opened.securityCode().matches("[0-9]{3,4}")) {
      throw new CardRefused(Refusal.SECURITY_CODE_INVALID);
    }
    if (opened.expiry().isBefore(YearMonth.now(clock))) {
      throw new CardRefused(Refusal.CARD_EXPIRED);
    }
    CardVerification verification = provider.verify(toVerify(card, opened, number));
    undecided.wentThrough(card.registrationId());
    return switch (verification) {
      case CardVerification.Verified verified -> verified(card, message, number, verified);
      case Refused(String code, CardObjection objection) -> {
        log.info("Card {} is refused by the provider: {}", card.registrationId(), code);
        yield new Rejected(
            card.registrationId(), card.customerId(), message, objection.name(), objection.words());
      }
    };
  }

  private static CardToVerify toVerify(CardHandedIn card, OpenedCard opened, CardNumber number) {
    return new CardToVerify(
        card.registrationId(),
        card.customerId(),
        opened.holder(),
        number.reveal(),
        opened.expiry().getMonthValue(),
        opened.expiry().getYear(),
        opened.securityCode());
  }

  private Verified verified(
      CardHandedIn card,
      OpenedMessage message,
      CardNumber number,
      CardVerification.Verified verified) {
    return new Verified(
        card.registrationId(),
        card.customerId(),
        message,
        verified.brand(),
        verified.lastFour(),
        verified.expiry(),
        verified.providerCustomer(),
        verified.providerMethod(),
        vault.fingerprint(number),
        vault.seal(card.registrationId(), number));
  }

  private static Rejected refused(
      CardHandedIn card, @Nullable OpenedMessage message, Refusal refusal) {
    log.info("Card {} is refused: {}", card.registrationId(), refusal);
    return new Rejected(
        card.registrationId(), card.customerId(), message, refusal.name(), refusal.words());
  }

  /** The answer; empty if the registration was decided before. */
  private Optional<CardStatusChanged> record(CardDecision decision, Instant now) {
    OpenedMessage message = decision.message();
    boolean first = message == null || cards.opened(decision.registrationId(), message, now);
    return switch (decision) {
      case AlreadyDecided _ -> Optional.empty();
      case Rejected card -> reject(card, now);
      case Verified card when first -> accept(card, now);
      case Verified card ->
          reject(
              new Rejected(
                  card.registrationId(),
                  card.customerId(),
                  card.message(),
                  Refusal.USED_BEFORE.name(),
                  Refusal.USED_BEFORE.words()),
              now);
    };
  }

  private Optional<CardStatusChanged> accept(Verified card, Instant now) {
    if (!cards.store(card, now)) {
      return Optional.empty();
    }
    cards.makeDefault(card, now);
    return Optional.of(
        new CardStatusChanged(
            card.registrationId(),
            card.customerId(),
            true,
            card.brand(),
            card.lastFour(),
            card.expiry(),
            null,
            now));
  }

  private Optional<CardStatusChanged> reject(Rejected card, Instant now) {
    if (!cards.store(card, now)) {
      return Optional.empty();
    }
    return Optional.of(
        new CardStatusChanged(
            card.registrationId(),
            card.customerId(),
            false,
            null,
            null,
            null,
            card.words(),
            now,
            card.kind()));
  }
}

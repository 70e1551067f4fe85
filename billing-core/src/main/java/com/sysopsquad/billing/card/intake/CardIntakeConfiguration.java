package com.sysopsquad.billing.card.intake;

import com.sysopsquad.billing.card.CardDecision;
import com.sysopsquad.billing.card.Cards;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.flows.cardregistration.CardRegistrationReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Billing's side of the conversation about new cards; only for nodes that have the private card
 * keys ({@code sysops.card.private-keys} and {@code sysops.card.vault-keys}).
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
public class CardIntakeConfiguration {

  @Bean
  CardRegistrationReceiver<CardDecision> cardIntake(
      CardSettings settings,
      PaymentProvider provider,
      JdbcClient jdbc,
      CardStatusGateway answers,
      Clock clock) {
    return new TakingInCards(
        new CardOpener(CardKeys.read(settings.privateKeys()), clock),
        new CardVault(VaultKeys.read(settings.vaultKeys())),
        provider,
        new Cards(jdbc),
        answers,
        clock);
  }
}

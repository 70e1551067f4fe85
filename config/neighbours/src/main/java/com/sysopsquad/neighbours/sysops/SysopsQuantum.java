package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.ticket.TicketInbound;
import com.sysopsquad.flows.ticketstatus.TicketStatusGateway;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inside of the sysops quantum: it receives and moves tickets. */
@Configuration(proxyBeanMethods = false)
@Import({TicketInbound.class, TicketStatusGateway.class})
class SysopsQuantum {

  @Bean
  Tickets tickets(DataSource database) {
    return new Tickets(JdbcClient.create(database));
  }

  @Bean
  Conversations conversations(DataSource database) {
    return new Conversations(JdbcClient.create(database));
  }

  @Bean
  TakingTicketsIn takingTicketsIn(
      Tickets tickets, Conversations conversations, TicketStatusGateway customer, Clock clock) {
    return new TakingTicketsIn(tickets, conversations, customer, clock);
  }

  @Bean
  MovingTickets movingTickets(
      Tickets tickets,
      TicketStatusGateway customer,
      PlatformTransactionManager transactionManager,
      Clock clock) {
    return new MovingTickets(tickets, customer, new TransactionTemplate(transactionManager), clock);
  }
}

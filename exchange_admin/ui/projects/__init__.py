"""The area of joint projects: lists, the board, the cards on their panels."""

"""The rules of measures: periods, figures as people write them, what is better and what is off target."""
